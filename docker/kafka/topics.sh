#!/bin/bash
# Makes the topics that libs/contracts declares (tools/manifests compares); those that are there stay.
set -euo pipefail
cd /opt/kafka/bin

topic() { # name partitions name=value...
  local name=$1 partitions=$2 options=() option
  for option in "${@:3}"; do options+=(--config "$option"); done
  ./kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor 1 "${options[@]}"
}

topic booking.events.v1 12 cleanup.policy=delete retention.ms=1209600000
topic booking.events.v1.agent-chat.dlq 1 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=2097152
topic booking.events.v1.voice-gateway.dlq 1 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=2097152
topic booking.events.v1.excel-sync-changes.dlq 1 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=2097152
topic booking.state.v1 12 cleanup.policy=compact delete.retention.ms=1209600000
topic booking.state.v1.voice-gateway-erasures.dlq 1 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=2097152
topic booking.state.v1.calendar-sync.dlq 1 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=2097152
topic booking.state.v1.excel-sync.dlq 1 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=2097152
topic mirror.status.v1 12 cleanup.policy=compact delete.retention.ms=1209600000
topic mirror.status.v1.booking-core.dlq 1 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=2097152
topic frontdesk.events.v1 12 cleanup.policy=delete retention.ms=1209600000
