// Date fields of flatpickr, jQuery UI, react-datepicker, MUI X and a mask, as their documentation shows them.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import dayjs from "dayjs";
import flatpickr from "flatpickr";
import IMask from "imask";
import jquery from "jquery";
import ReactDatePicker from "react-datepicker";
import { AdapterDayjs } from "@mui/x-date-pickers/AdapterDayjs";
import { DatePicker } from "@mui/x-date-pickers/DatePicker";
import { LocalizationProvider } from "@mui/x-date-pickers/LocalizationProvider";
import "flatpickr/dist/flatpickr.css";
import "jquery-ui/themes/base/core.css";
import "jquery-ui/themes/base/datepicker.css";
import "jquery-ui/themes/base/theme.css";
import "react-datepicker/dist/react-datepicker.css";
import "./parts/jquery.js";
import "jquery-ui/ui/widgets/datepicker.js";

const SPRING = { minDate: "2027-03-01", maxDate: "2027-05-31" };

flatpickr("#f1", SPRING);
flatpickr("#f2", { ...SPRING, altInput: true, altFormat: "F j, Y", dateFormat: "Y-m-d" });
flatpickr("#f3", { allowInput: true, dateFormat: "d.m.Y" });
jquery("#j1").datepicker({ dateFormat: "mm/dd/yy" });
IMask(document.getElementById("m1"), { mask: "00/00/0000" });

function Picked() {
  const [start, setStart] = useState(null);
  const [later, setLater] = useState(null);
  return (
    <>
      <div>
        <label htmlFor="r1">Start date *</label>
        <ReactDatePicker id="r1" name="react_datepicker" selected={start} onChange={setStart} required />
      </div>
      <LocalizationProvider dateAdapter={AdapterDayjs}>
        <DatePicker label="Latest start date" name="mui" value={later} onChange={setLater} minDate={dayjs("2020-01-01")} />
      </LocalizationProvider>
    </>
  );
}

createRoot(document.getElementById("react")).render(createElement(Picked));
