# Sourced by run, token and read: finds the JDK, the ports and the class path. Bash 3.2 and up.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

# name, variable, default
ports='
PRODUCT TRIBUTARY_PORT_PRODUCT 8081
INTERACTION TRIBUTARY_PORT_INTERACTION 8082
CAMPAIGN TRIBUTARY_PORT_CAMPAIGN 8083
REWARD TRIBUTARY_PORT_REWARD 8084
PUSHER TRIBUTARY_PORT_PUSHER 8085
PRODUCT TRIBUTARY_MANAGEMENT_PORT_PRODUCT 9081
INTERACTION TRIBUTARY_MANAGEMENT_PORT_INTERACTION 9082
CAMPAIGN TRIBUTARY_MANAGEMENT_PORT_CAMPAIGN 9083
REWARD TRIBUTARY_MANAGEMENT_PORT_REWARD 9084
PUSHER TRIBUTARY_MANAGEMENT_PORT_PUSHER 9085
REGISTRY TRIBUTARY_PORT_REGISTRY 8086
REGISTRY TRIBUTARY_MANAGEMENT_PORT_REGISTRY 9086
KAFKA TRIBUTARY_PORT_KAFKA 9092
KAFKA TRIBUTARY_MANAGEMENT_PORT_KAFKA 9093
POSTGRES TRIBUTARY_PORT_POSTGRES 5433
CHAIN TRIBUTARY_PORT_CHAIN 8545
'

complain() {
  printf '%s\n' "$1" >&2
  missing=1
}

find_jdk() {
  JAVA_HOME=$("$root/.ci/find-jdk25" 2>&1) || { complain "$JAVA_HOME"; return; }
  export JAVA_HOME
}

# Settings of every virtual machine here: starts fast, stays small, says nothing about what libraries still use.
java_options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'

is_built() { [ -f "$here/target/built" ] && [ -d "$here/target/lib" ] && [ -d "$root/schemas/testkit/target/platform" ]; }

class_path="$here/target/classes:$here/target/lib/*"

# A command on the classes that run has built: the main class, then its arguments.
run_class() {
  missing=0
  find_jdk
  [ "$missing" -eq 0 ] || exit 2
  if ! is_built; then
    printf 'Nothing is built yet: start deploy/quickstart/run first.\n' >&2
    exit 2
  fi
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $java_options -cp "$class_path" "$@"
}
