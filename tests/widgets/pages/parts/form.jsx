// The frame of a gallery form: its heading, the usual first fields, and its button.
import { createRoot } from "react-dom/client";

export const STATUSES = ["Yes, without sponsorship", "Yes, with sponsorship", "No"];
export const SOURCES = ["LinkedIn", "Company website", "Job fair", "A friend", "Other"];

export function Form({ children }) {
  return (
    <main>
      <h1>Apply: picker</h1>
      <form action="/send" method="post">
        <p>
          <label htmlFor="email">Email *</label> <input id="email" name="email" type="email" required />
        </p>
        {children}
        <button type="submit">Submit application</button>
      </form>
    </main>
  );
}

export function draw(form) {
  createRoot(document.getElementById("root")).render(form);
}
