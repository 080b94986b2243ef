'use client'

import { useId, useState, useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { exactPercent } from '@/lib/domain/format/percent'
import type { PricedLevel } from '@/lib/domain/simulation/simulation'
import { backlogWords, levelWords, marginalWords } from '@/lib/domain/simulation/workload-words'
import { stopWorkloadAction } from '../../actions'

type LevelExplorerProps = {
  readonly levels: readonly PricedLevel[]
  /** The desired retention in force. */
  readonly own: number
  readonly days: number
}

const rounded = (value: number | null, decimals: number): string => (value === null ? '–' : value.toFixed(decimals))

/** What a desired retention comes to, as it is moved along a slider, and the table of all. */
export function LevelExplorer({ levels, own, days }: LevelExplorerProps) {
  const id = useId()
  const nearest = levels.reduce(
    (best, level, index) =>
      Math.abs(level.desiredRetention - own) < Math.abs((levels[best]?.desiredRetention ?? 0) - own) ? index : best,
    0,
  )
  const [place, setPlace] = useState(nearest)
  const level = levels[place]
  const mine = levels[nearest]
  if (!level || !mine) return null
  const backlog = backlogWords(level)
  return (
    <section className="mt-8">
      <label htmlFor={id} className="block font-medium">
        Desired retention: <span className="figures">{exactPercent(level.desiredRetention)}</span>
        {place === nearest ? <span className="font-normal text-quiet"> (your target)</span> : null}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={levels.length - 1}
        value={place}
        aria-valuetext={exactPercent(level.desiredRetention)}
        onChange={(event) => setPlace(Number(event.target.value))}
        className="mt-2 min-h-11 w-full accent-accent"
      />
      <div aria-live="polite" className="mt-3 grid gap-2">
        <p className="font-serif text-reading">{levelWords(level, days)}</p>
        <p>{marginalWords(level)}</p>
        {place === nearest ? null : <p className="text-quiet">{levelWords(mine, days)}</p>}
        {backlog === null ? null : <p className="text-hard">{backlog}</p>}
      </div>
      <details className="mt-6">
        <summary className="link inline-flex min-h-11 items-center text-quiet text-small hover:text-ink">
          All targets as a table
        </summary>
        <div className="mt-2">
          <DataTable
            caption={`Over ${days} days. Minutes and reviews are per day; facts are those you would recall at the end.`}
            rows={levels}
            keyOf={({ desiredRetention }) => String(desiredRetention)}
            columns={[
              { key: 'target', head: 'Target', cell: ({ desiredRetention }) => exactPercent(desiredRetention) },
              { key: 'minutes', head: 'Minutes', figures: true, cell: ({ minutesADay }) => rounded(minutesADay, 1) },
              { key: 'reviews', head: 'Reviews', figures: true, cell: ({ reviewsADay }) => rounded(reviewsADay, 1) },
              {
                key: 'facts',
                head: 'Facts',
                figures: true,
                cell: ({ factsRemembered }) => rounded(factsRemembered, 0),
              },
              {
                key: 'cost',
                head: 'Seconds per day for one more fact',
                figures: true,
                cell: ({ secondsPerFact }) => rounded(secondsPerFact, 1),
              },
            ]}
          />
        </div>
      </details>
    </section>
  )
}

/** Says that the simulation is running, and stops it. */
export function StopSimulation() {
  const [isPending, startTransition] = useTransition()
  return (
    <div className="mt-8 flex flex-wrap items-center gap-4">
      <p role="status">Simulating a year …</p>
      <Button
        aria-disabled={isPending}
        // If the server cannot be reached, the simulation ends by itself within seconds.
        onClick={() => startTransition(() => stopWorkloadAction().catch(() => undefined))}
      >
        Stop
      </Button>
    </div>
  )
}
