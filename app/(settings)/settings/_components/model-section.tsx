import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import type { ShownModel } from '@/lib/services/model/load-model'

/** Whether anything may leave this machine for drafts, and the way to the page that decides it. */
export function ModelSection({ model }: { readonly model: ShownModel }) {
  return (
    <Section
      title="Your own language model"
      label={
        model.isOn ? `On: ${model.model} at ${model.host ?? model.endpoint}.` : 'Off. Nothing leaves this computer.'
      }
    >
      <p className="mb-4 text-quiet">
        Drafts are made on this computer, without any service. If you have access to a language model, it can suggest
        more for passages that you choose.
      </p>
      <LinkButton href="/settings/model">{model.isOn ? 'Change or switch off' : 'Set up a model'}</LinkButton>
    </Section>
  )
}
