import { type ComponentType, lazy, useEffect } from 'react'
import { toast } from '@/app/_ui/toast'

type MayClose = { readonly onClose?: () => void }

/** Stands in for a part that could not be loaded: says so, and leaves the review as it is. */
function Unloaded({ onClose }: MayClose) {
  useEffect(() => {
    toast('You’re offline, so this part isn’t available. Reload when you’re back online.')
    onClose?.()
  }, [onClose])
  return null
}

const Nothing = () => null

/**
 * A part of the review that is loaded when it is first needed. Offline it must not take the review along: what cannot
 * be loaded is said, or left out without `tell`.
 */
export const whenLoaded = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { tell = true }: { readonly tell?: boolean } = {},
) =>
  lazy(async () => {
    try {
      return { default: await load() }
    } catch {
      return { default: (tell ? Unloaded : Nothing) as ComponentType<Props> } // takes any props, uses one at most
    }
  })
