// Calendars into which nothing can be typed, far from the day that is wanted.
import flatpickr from "flatpickr";
import jquery from "jquery";
import "flatpickr/dist/flatpickr.css";
import "jquery-ui/themes/base/core.css";
import "jquery-ui/themes/base/datepicker.css";
import "./parts/jquery.js";
import "jquery-ui/ui/widgets/datepicker.js";

flatpickr("#f4", { dateFormat: "Y-m-d", maxDate: "2010-12-31" });
jquery("#j2").datepicker({ changeMonth: true, changeYear: true, yearRange: "1950:2026", dateFormat: "dd.mm.yy" });
