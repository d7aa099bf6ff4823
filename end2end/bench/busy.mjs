/** How much of a core this program has had since it began. */
export function busy() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 / (performance.now() - performance.nodeTiming.nodeStart)
}
