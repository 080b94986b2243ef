'use client'

import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { addBrowserAction, pushKeyAction } from '../actions'

const NO_PUSH =
  'This browser can’t show notifications from here. On an iPhone or iPad, add the program to the home screen first.'
const DENIED = 'Notifications are blocked for this site. Allow them in the browser’s settings, and try again.'

/** “Firefox on Linux”, as far as the browser says. */
const browserName = (): string => {
  const { userAgent } = navigator
  const [, name = 'Browser'] = /(Edg|Firefox|OPR|Chrome|Safari)\//.exec(userAgent) ?? []
  const [, system] = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(userAgent) ?? []
  const shown = { Edg: 'Edge', OPR: 'Opera' }[name] ?? name
  return system === undefined ? shown : `${shown} on ${system}`
}

/** Asks the browser for a subscription and gives it to the server; gives what went wrong, or null. */
const subscribe = async (): Promise<string | null> => {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return NO_PUSH
  if ((await Notification.requestPermission()) !== 'granted') return DENIED
  const key = await pushKeyAction()
  if (!key.ok) return key.message
  const registration = await navigator.serviceWorker.ready
  // One that was made under another key would be refused.
  await (await registration.pushManager.getSubscription())?.unsubscribe()
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key.value,
  })
  const added = await addBrowserAction({ ...subscription.toJSON(), name: browserName() })
  return added.ok ? null : added.message
}

/** Switches notifications on in this browser. */
export function ThisBrowser() {
  const [isPending, startTransition] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const press = () =>
    startTransition(async () => {
      setProblem(
        await subscribe().catch((reason: unknown) =>
          reason instanceof DOMException ? `The browser refused: ${reason.message}` : UNCHANGED,
        ),
      )
    })
  return (
    <div>
      <Button disabled={isPending} onClick={press}>
        {isPending ? 'Adding …' : 'Turn on notifications in this browser'}
      </Button>
      {problem === null ? null : (
        <p role="alert" className="mt-2 text-again">
          {problem}
        </p>
      )}
    </div>
  )
}
