// Keeps its core busy for a part of the time, until it is killed: two cores share memory, and two threads of one core all of
// it, so that what is measured on one depends on what the other does.
//   node spin.mjs PART
const part = Number(process.argv[2])
/** In milliseconds; what is left of it is as good as a whole number of them. */
const period = 50

function work() {
  const until = performance.now() + part * period
  while (performance.now() < until);
  setTimeout(work, (1 - part) * period)
}
work()
