import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import { counted } from '@/lib/domain/format/words'

type DevicesSectionProps = {
  readonly count: number
  /** Whether other devices can reach the server at all. */
  readonly isReachable: boolean
}

/** Which devices can reach the server, and the way to the page that pairs them. */
export function DevicesSection({ count, isReachable }: DevicesSectionProps) {
  const paired = count === 0 ? 'No device is paired.' : `${counted(count, 'device is', 'devices are')} paired.`
  return (
    <Section title="Devices" label={isReachable ? paired : 'Only this computer can open Aide-Mémoire.'}>
      <p className="mb-4 text-quiet">Review on your phone or another computer, with the same cards and schedule.</p>
      <LinkButton href="/settings/devices">
        {isReachable ? 'Pair or remove devices' : 'Set up other devices'}
      </LinkButton>
    </Section>
  )
}
