// Material UI as its documentation shows it: Autocomplete (one, several, free text) and Select.
import { useState } from "react";
import Autocomplete from "@mui/material/Autocomplete";
import FormControl from "@mui/material/FormControl";
import InputLabel from "@mui/material/InputLabel";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import TextField from "@mui/material/TextField";
import { draw, Form, SOURCES } from "./parts/form.jsx";

const COUNTRIES = ["Argentina", "Canada", "Germany", "India", "Mexico", "Poland", "United Kingdom", "United States"];
const LANGUAGES = ["Arabic", "English", "German", "Polish", "Spanish"];

function Fields() {
  const [country, setCountry] = useState(null);
  const [languages, setLanguages] = useState([]);
  const [title, setTitle] = useState("");
  const [source, setSource] = useState("");
  return (
    <>
      <Autocomplete options={COUNTRIES} value={country} onChange={(event, value) => setCountry(value)} renderInput={(params) => <TextField {...params} label="Country" required />} />
      <Autocomplete multiple options={LANGUAGES} value={languages} onChange={(event, value) => setLanguages(value)} renderInput={(params) => <TextField {...params} label="Which languages do you speak?" />} />
      <Autocomplete freeSolo options={["Picker", "Packer"]} inputValue={title} onInputChange={(event, value) => setTitle(value)} renderInput={(params) => <TextField {...params} label="School" />} />
      <FormControl required fullWidth>
        <InputLabel id="source-label">How did you hear about us?</InputLabel>
        <Select labelId="source-label" id="source" name="source" label="How did you hear about us?" value={source} onChange={(event) => setSource(event.target.value)}>
          {SOURCES.map((text) => <MenuItem key={text} value={text.toLowerCase()}>{text}</MenuItem>)}
        </Select>
      </FormControl>
      <input type="hidden" name="country" value={country || ""} />
      <input type="hidden" name="languages" value={languages.join("|")} />
      <input type="hidden" name="school" value={title} />
    </>
  );
}

draw(
  <Form>
    <Fields />
  </Form>,
);
