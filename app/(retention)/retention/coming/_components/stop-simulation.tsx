'use client'

import { useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { stopWorkloadAction } from '../actions'

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
