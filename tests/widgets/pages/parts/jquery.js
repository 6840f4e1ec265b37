// jQuery where its plug-ins look for it.
import jquery from "jquery";

window.jQuery = window.$ = jquery;
