// Uploads of Dropzone, FilePond and react-dropzone, as their documentation shows them.
import { useState } from "react";
import { createRoot } from "react-dom/client";
import Dropzone from "dropzone";
import * as FilePond from "filepond";
import { useDropzone } from "react-dropzone";
import "dropzone/dist/dropzone.css";
import "filepond/dist/filepond.css";

const zone = new Dropzone("#dz", { url: "/upload", maxFiles: 1, paramName: "file", acceptedFiles: ".docx,.txt", dictDefaultMessage: "Drop your resume here to upload" });
zone.on("success", (file) => {
  document.querySelector("[name=dropzone]").value = file.name;
});
FilePond.create(document.getElementById("fp"), { storeAsFile: true, required: true });

function Resume() {
  const [files, setFiles] = useState([]);
  const { getRootProps, getInputProps } = useDropzone({ onDrop: setFiles, maxFiles: 1 });
  return (
    <section>
      <p>Curriculum vitae *</p>
      <div {...getRootProps()} className="dropzone">
        <input {...getInputProps()} />
        <p>Drag and drop a file here, or click to select one</p>
      </div>
      <ul>{files.map((file) => <li key={file.name}>{file.name}</li>)}</ul>
      <input type="hidden" name="react_dropzone" value={files.map((file) => file.name).join()} />
    </section>
  );
}

createRoot(document.getElementById("react")).render(<Resume />);
