// react-select as its documentation shows it: single, multiple, searched on a server, creatable.
import Select from "react-select";
import AsyncSelect from "react-select/async";
import CreatableSelect from "react-select/creatable";
import { draw, Form, SOURCES } from "./parts/form.jsx";

const options = (texts) => texts.map((text) => ({ value: text.toLowerCase(), label: text }));
const places = (typed) => fetch(`/places?q=${encodeURIComponent(typed)}`).then((answer) => answer.json());

draw(
  <Form>
    <label htmlFor="sponsor">Will you now or in the future require sponsorship? *</label>
    <Select inputId="sponsor" name="sponsor" required options={options(["Yes", "No"])} />
    <label htmlFor="source">How did you hear about us? *</label>
    <Select inputId="source" name="source" required menuPortalTarget={document.body} options={options(SOURCES)} />
    <label htmlFor="languages">Which languages do you speak? *</label>
    <Select inputId="languages" name="languages" isMulti options={options(["Arabic", "English", "German", "Polish", "Spanish"])} />
    <label htmlFor="location">Location (City) *</label>
    <AsyncSelect inputId="location" name="location" required loadOptions={places} placeholder="Start typing…" />
    <label htmlFor="skills">Skills</label>
    <CreatableSelect inputId="skills" name="skills" isMulti options={options(["Picking", "Packing"])} />
  </Form>,
);
