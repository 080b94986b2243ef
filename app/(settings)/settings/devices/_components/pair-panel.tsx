'use client'

import { useEffect, useState } from 'react'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import { countDevicesAction, makeCodeAction, type ShownCode } from '../actions'

const LOOK_EVERY_MS = 3_000

/** Looks for the device that a code pairs, as long as the code is valid. */
const useWaiting = (code: ShownCode | null, end: (said: string) => void) => {
  useEffect(() => {
    if (code === null) return
    const timer = setInterval(async () => {
      const count = await countDevicesAction().catch(() => code.devices)
      if (count > code.devices) end('The device is paired.')
      else if (Date.now() > code.expiresAt) end('The code has expired. Make a new one.')
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [code, end])
}

/** Makes a code and shows it as words and as a QR code until a device is paired or it expires. */
export function PairPanel() {
  const [code, setCode] = useState<ShownCode | null>(null)
  const { isPending, problem, run } = useAct()
  const [end] = useState(() => (said: string) => {
    setCode(null)
    toast(said)
  })
  useWaiting(code, end)

  if (code === null) {
    return (
      <div className="grid gap-4">
        {problem === null ? null : <ErrorNote title="The code couldn’t be made.">{problem}</ErrorNote>}
        <div>
          <Button look="primary" disabled={isPending} onClick={() => run(makeCodeAction, setCode)}>
            Pair a device
          </Button>
        </div>
      </div>
    )
  }
  const [page] = code.address.split('#')
  return (
    <div className="grid gap-6 sm:grid-cols-[auto_1fr] sm:items-start">
      {/* Dark on light in both themes: scanners expect it. */}
      <svg
        viewBox={`0 0 ${code.size} ${code.size}`}
        role="img"
        aria-label="QR code with the address and the six words"
        className="w-56 rounded-control"
        shapeRendering="crispEdges"
      >
        <rect width="100%" height="100%" fill="#fff" />
        <path d={code.squares} fill="#000" />
      </svg>
      <div className="grid gap-4" aria-live="polite">
        <p>Scan the QR code with the device’s camera, or open this address on the device and enter the six words:</p>
        <p className="break-all font-mono text-small">{page}</p>
        <p className="font-medium text-lg" data-code="">
          {code.code}
        </p>
        <p className="text-label text-quiet">
          The code works once and expires after five minutes. Anyone who has it can pair a device with your library.
        </p>
        <div>
          <Button look="quiet" className="-ml-4" onClick={() => setCode(null)}>
            Close
          </Button>
        </div>
      </div>
    </div>
  )
}
