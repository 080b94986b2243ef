import type { FitLog } from '../../domain/fitting/fit-log'
import type { FitReport } from '../../domain/fitting/fit-report'
import { MINUTE_MS } from '../../domain/time/units'
import type { LongJobRequest } from '../worker/jobs'
import { startReader } from '../worker/worker'
import type { JobResult } from '../worker-pool'

/** A million reviews take 1.2 GB; what was measured is in docs/MEASURED.md. */
const LIMITS = { residentMb: 2_048, heapMb: 1_024 }
const TIMEOUT_MS = 15 * MINUTE_MS

export type FitRun = {
  readonly result: Promise<JobResult<FitReport>>
  /** Ends the work at once; the result is then a failure. */
  readonly abort: () => void
}

/**
 * Fits parameters to a log in a process of its own, and judges them against `weights`, those in force.
 * @param onProgress is told the share that is done, 0 to 1
 */
export const runFit = (log: FitLog, weights: readonly number[], onProgress: (share: number) => void): FitRun => {
  const worker = startReader(process.cwd(), LIMITS, () => undefined, onProgress)
  const request: LongJobRequest = { job: 'fit-parameters', input: { log, weights } }
  const result = worker.run(request, TIMEOUT_MS).then((answer): JobResult<FitReport> => {
    worker.end()
    return answer.ok ? { ok: true, value: answer.value as FitReport } : answer // the worker answers a job with that job's output
  })
  return { result, abort: worker.end }
}
