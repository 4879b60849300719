/**
 * For a process of the local cloud: it closes and ends on a signal, and when whoever started it has died ('disconnect' of the
 * channel that `startChild` opens), so that none is left behind holding a port.
 */
export function endWithStarter(close: () => Promise<void>): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void close().then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}
