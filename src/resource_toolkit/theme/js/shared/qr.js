// The code of an address, as other scripts ask for it; it comes only when someone wants one.

import { generate, mode } from "../lean-qr/lean-qr.js";

self.toolkitCode = (text) => generate(mode.ascii(text));
