// Headless UI and Radix as their documentation shows them: Listbox, Combobox, Select.
import { useState } from "react";
import { Combobox, ComboboxButton, ComboboxInput, ComboboxOption, ComboboxOptions, Field, Label, Listbox, ListboxButton, ListboxOption, ListboxOptions } from "@headlessui/react";
import * as Select from "@radix-ui/react-select";
import { draw, Form, SOURCES, STATUSES } from "./parts/form.jsx";

const COUNTRIES = ["Argentina", "Canada", "Germany", "India", "Mexico", "Poland", "United Kingdom", "United States"];

function Status() {
  const [status, setStatus] = useState("");
  return (
    <Field>
      <Label>Are you authorized to work in the United States? *</Label>
      <Listbox name="status" value={status} onChange={setStatus}>
        <ListboxButton>{status || "Select…"}</ListboxButton>
        <ListboxOptions anchor="bottom">
          {STATUSES.map((text) => <ListboxOption key={text} value={text}>{text}</ListboxOption>)}
        </ListboxOptions>
      </Listbox>
    </Field>
  );
}

function Country() {
  const [country, setCountry] = useState(null);
  const [query, setQuery] = useState("");
  const shown = COUNTRIES.filter((one) => one.toLowerCase().includes(query.toLowerCase()));
  return (
    <Field>
      <Label>Country *</Label>
      <Combobox name="country" value={country} onChange={setCountry} onClose={() => setQuery("")}>
        <ComboboxInput displayValue={(text) => text || ""} onChange={(event) => setQuery(event.target.value)} />
        <ComboboxButton>▾</ComboboxButton>
        <ComboboxOptions anchor="bottom">
          {shown.map((text) => <ComboboxOption key={text} value={text}>{text}</ComboboxOption>)}
        </ComboboxOptions>
      </Combobox>
    </Field>
  );
}

function Source() {
  return (
    <div>
      <label htmlFor="source">How did you hear about us? *</label>
      <Select.Root name="source" required>
        <Select.Trigger id="source">
          <Select.Value placeholder="Pick one" /> <Select.Icon />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content>
            <Select.Viewport>
              {SOURCES.map((text) => (
                <Select.Item key={text} value={text.toLowerCase()}>
                  <Select.ItemText>{text}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}

draw(
  <Form>
    <Status />
    <Country />
    <Source />
  </Form>,
);
