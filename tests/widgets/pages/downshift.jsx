// downshift's hooks as its documentation shows them: a select and a combobox.
import { useState } from "react";
import { useCombobox, useSelect } from "downshift";
import { draw, Form, SOURCES, STATUSES } from "./parts/form.jsx";

const COUNTRIES = ["Argentina", "Canada", "Germany", "India", "Mexico", "Poland", "United Kingdom", "United States"];

function Status() {
  const { isOpen, selectedItem, getToggleButtonProps, getLabelProps, getMenuProps, getItemProps, highlightedIndex } = useSelect({ items: STATUSES });
  return (
    <div>
      <label {...getLabelProps()}>Are you authorized to work in the United States? *</label>
      <div {...getToggleButtonProps()} style={{ border: "1px solid gray", width: 240 }}>
        <span>{selectedItem || "Choose an answer"}</span>
      </div>
      <ul {...getMenuProps()}>
        {isOpen && STATUSES.map((item, index) => (
          <li key={item} {...getItemProps({ item, index })} style={{ background: highlightedIndex === index ? "#cde" : "" }}>{item}</li>
        ))}
      </ul>
      <input type="hidden" name="status" value={selectedItem || ""} />
    </div>
  );
}

function Country() {
  const [items, setItems] = useState(COUNTRIES);
  const { isOpen, selectedItem, getToggleButtonProps, getLabelProps, getMenuProps, getInputProps, getItemProps, highlightedIndex } = useCombobox({
    items,
    onInputValueChange: ({ inputValue }) => setItems(COUNTRIES.filter((one) => one.toLowerCase().includes(inputValue.toLowerCase()))),
  });
  return (
    <div>
      <label {...getLabelProps()}>Country of residence *</label>
      <div>
        <input placeholder="Search a country" {...getInputProps()} />
        <button aria-label="toggle menu" type="button" {...getToggleButtonProps()}>↓</button>
      </div>
      <ul {...getMenuProps()}>
        {isOpen && items.map((item, index) => (
          <li key={item} {...getItemProps({ item, index })} style={{ background: highlightedIndex === index ? "#cde" : "" }}>{item}</li>
        ))}
      </ul>
      <input type="hidden" name="country" value={selectedItem || ""} />
    </div>
  );
}

draw(
  <Form>
    <Status />
    <Country />
  </Form>,
);
