// Starts the portal of examples/yew-host, which is itself WebAssembly, beside the checklist.

import '/pkg/risk-checklist.js'
import start from '/hosts/built/yew/yew.js'

await start()
