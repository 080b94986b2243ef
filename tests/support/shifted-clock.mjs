/**
 * Loaded before a server (`node --import`), it moves the process's clock by AIDE_TEST_CLOCK_SHIFT_MS, so that a test
 * can live through several days. Timers run as always.
 */
const shiftMs = Number(process.env.AIDE_TEST_CLOCK_SHIFT_MS ?? 0)
const RealDate = Date
const realNow = RealDate.now.bind(RealDate)

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [realNow() + shiftMs] : args,
      newTarget === Date ? target : newTarget,
    ),
  apply: (target) => new target(realNow() + shiftMs).toString(),
  get: (target, name, receiver) => (name === 'now' ? () => realNow() + shiftMs : Reflect.get(target, name, receiver)),
})
