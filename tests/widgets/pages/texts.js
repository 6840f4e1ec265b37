// Editors of Quill and TipTap, an editable part of the page, and an editor in a frame as TinyMCE has it.
import Quill from "quill";
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import "quill/dist/quill.snow.css";

const hidden = (name) => document.querySelector(`[name=${name}]`);
// Quill keeps Tab for itself; its guide shows how to give it back to people without a mouse.
const quill = new Quill("#quill", { theme: "snow", modules: { keyboard: { bindings: { tab: { key: "Tab", handler: () => true } } } } });
quill.on("text-change", () => { hidden("quill").value = quill.getText().trim(); });
const editor = new Editor({ element: document.getElementById("tiptap"), extensions: [StarterKit], onUpdate: ({ editor: now }) => { hidden("tiptap").value = now.getText().trim(); } });
editor.view.dom.setAttribute("aria-labelledby", "t1");
const area = document.querySelector(".area");
area.addEventListener("input", () => { hidden("plain").value = area.innerText.trim(); });

const inside = document.getElementById("frame").contentDocument;
inside.open();
inside.write("<!doctype html><html><body></body></html>");
inside.close();
inside.body.contentEditable = "true";
inside.addEventListener("input", () => { hidden("framed").value = inside.body.innerText.trim(); });
