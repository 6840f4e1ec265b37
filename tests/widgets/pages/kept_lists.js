// Widgets that keep a native list beside them: select2 (two kinds and a search on a server),
// choices.js and tom-select.
import jQuery from "jquery";
import select2 from "select2";
import "select2/dist/css/select2.css";
import Choices from "choices.js";
import "choices.js/public/assets/styles/choices.css";
import TomSelect from "tom-select";
import "tom-select/dist/css/tom-select.css";

if (typeof select2 === "function") select2(window, jQuery);
jQuery("#country").select2();
jQuery("#languages").select2();
jQuery("#school").select2({
  placeholder: "Search your school",
  minimumInputLength: 2,
  ajax: {
    url: "/schools",
    dataType: "json",
    delay: 150,
    processResults: (found) => ({ results: found.map((text) => ({ id: text, text })) }),
  },
});
new Choices("#source");
new TomSelect("#sponsor", {});
new TomSelect("#shifts", { controlInput: null });
