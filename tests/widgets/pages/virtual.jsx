// A list of 1,200 schools of which only those in view are drawn, with react-window and downshift.
import { useSelect } from "downshift";
import { List, useListRef } from "react-window";
import { draw, Form } from "./parts/form.jsx";

const PLACES = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Pine", "Rowan"];
const SCHOOLS = [...PLACES.flatMap((tree) => Array.from({ length: 100 }, (_, place) => `${tree} Hill ${place + 1}`)), "Bunker Hill"].sort();

function Row({ index, style, getItemProps, highlightedIndex }) {
  return (
    <li style={{ ...style, background: highlightedIndex === index ? "#cde" : "" }} {...getItemProps({ item: SCHOOLS[index], index })} aria-setsize={SCHOOLS.length} aria-posinset={index + 1}>
      {SCHOOLS[index]}
    </li>
  );
}

function School() {
  const list = useListRef(null);
  const { isOpen, selectedItem, getToggleButtonProps, getLabelProps, getMenuProps, getItemProps, highlightedIndex } = useSelect({
    items: SCHOOLS,
    onHighlightedIndexChange: (change) => change.highlightedIndex >= 0 && list.current?.scrollToRow({ index: change.highlightedIndex }),
  });
  return (
    <div>
      <label {...getLabelProps()}>School *</label>
      <div {...getToggleButtonProps()} aria-required="true" style={{ border: "1px solid gray", width: 240 }}>{selectedItem || "Select a school"}</div>
      <div {...getMenuProps()}>
        {isOpen && <List listRef={list} tagName="ul" rowComponent={Row} rowCount={SCHOOLS.length} rowHeight={28} rowProps={{ getItemProps, highlightedIndex }} style={{ height: 200, width: 240 }} />}
      </div>
      <input type="hidden" name="school" value={selectedItem || ""} />
    </div>
  );
}

draw(
  <Form>
    <School />
  </Form>,
);
