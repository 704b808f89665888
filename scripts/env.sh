# Sourced by the other scripts, and by hand before running one tool alone:
#     . scripts/env.sh
# The tools live inside the project, so that their versions are the project's
# choice and removing the folder removes every trace of them.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=$ROOT/.tools
PATH=$TOOLS/bin:$ROOT/node_modules/.bin:$PATH

# One plain sentence, then out: what is missing and how to get it.
stop() {
  echo "stopped: $*" >&2
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

heading() {
  printf '\n== %s\n' "$*"
}

# The first of the named programs that this machine has, if any.
first_of() {
  local name
  for name in "$@"; do
    if command -v "$name" 2>/dev/null; then return; fi
  done
}

# The tests find the browser by these two names; set them to use another one.
CHROME=${CHROME:-$(first_of chromium google-chrome google-chrome-stable chromium-browser)}
CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}

# Written by set-up: which browser the wasm tests' driver starts.
WASM_BINDGEN_TEST_WEBDRIVER_JSON=$TOOLS/webdriver.json

export PATH CHROME CHROMEDRIVER WASM_BINDGEN_TEST_WEBDRIVER_JSON
