#!/usr/bin/env bash
# The whole journey in one command: ./candour demo [--headless]. Installs what is missing, builds,
# starts a server with the example organisation, lets a kiosk join, and shows what reaches the desk.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

headless=no
case ${1-} in
--headless) headless=yes ;;
'') [[ -n ${DISPLAY-} || -n ${WAYLAND_DISPLAY-} ]] || headless=yes ;;
*)
    echo "candour demo knows only --headless, not '$1'." >&2
    exit 2
    ;;
esac

steps=6
[[ $headless == yes ]] || steps=5
step=0
progress() {
    step=$((step + 1))
    printf '\n[%d/%d] %s\n' "$step" "$steps" "$*"
}

demo=build/demo
log=$demo/log.txt
server_pid=
stop_server() {
    [[ -n $server_pid ]] || return 0
    kill -TERM "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
    server_pid=
}
trap stop_server EXIT
fail() {
    printf '\ncandour demo: %s\n' "$*" >&2
    exit 1
}

# Runs a long command with its output in the log; shows it only when it fails.
quietly() {
    "$@" >>"$log" 2>&1 || {
        tail -n 40 "$log" >&2
        fail "'$*' failed; its last words are above, all of them in $log."
    }
}

progress "Installing what is missing (Debian and npm packages)"
./candour setup

rm -rf "$demo"
mkdir -p "$demo/screenshots"
progress "Building the programs (the first time takes some minutes; log: $log)"
quietly ./candour build
kiosk=build/release/bin/candour-kiosk
server=build/release/bin/candour-server

progress "Starting the server with the example organisation"
password=$(od -An -N 8 -t x1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" | "$server" init "$demo/server" \
    --organisation assets/organisations/example.json --administrator admin --password-stdin
# In a window, what is said shows in the console in seconds; a real server takes its time.
serve_more=()
[[ $headless == yes ]] || serve_more=(--release-every 2)
"$server" serve "$demo/server" --listen 127.0.0.1:0 "${serve_more[@]}" >"$demo/serve.txt" 2>&1 &
server_pid=$!
address=
for _ in $(seq 100); do
    address=$(sed -n 's/^serving \(https:[^ ]*\).*/\1/p' "$demo/serve.txt")
    [[ -n $address ]] && break
    kill -0 "$server_pid" 2>/dev/null || fail "the server ended: $(cat "$demo/serve.txt")"
    sleep 0.1
done
[[ -n $address ]] || fail "the server did not say that it is ready: $(cat "$demo/serve.txt")"
echo "The console is at $address"

progress "A kiosk joins by an invitation file and its code"
"$server" invite "$demo/server" "$demo/invitation.candour" --address "$address" |
    tee "$demo/invite.txt"
code=$(grep -oE '\b[0-9A-Z]{4}-[0-9A-Z]{4}\b' "$demo/invite.txt" | head -n 1)
"$kiosk" --data "$demo/kiosk" --join "$demo/invitation.candour" --code "$code"

if [[ $headless == no ]]; then
    progress "The kiosk opens in a window; close it to end the demonstration"
    echo "Leave a few words, then read them at $address"
    echo "(user name: admin, password: $password; the browser will warn about the certificate,"
    echo "because this server made its own)."
    "$kiosk" --data "$demo/kiosk" --window 1280x800 --sync-every-ms 3000
    exit 0
fi

progress "One visit in each language, played on the real screens without a display"
for flow in platform/package/demo/*.flow; do
    name=$(basename "$flow" .flow)
    "$kiosk" --data "$demo/kiosk" --headless --window 1280x800 --no-sync --play "$flow" \
        --screenshots "$demo/screenshots" >"$demo/$name.txt" 2>&1 || fail "$(cat "$demo/$name.txt")"
    echo "  played $name"
done
"$kiosk" --data "$demo/kiosk" --headless --sync-until-empty

progress "What reached the server, as the console shows it"
"$server" release "$demo/server"
CANDOUR_PASSWORD=$password node platform/package/demo/console.mjs "$address" "$demo/screenshots"
stop_server
printf '\nScreenshots of every step: %s\n' "$PWD/$demo/screenshots"
