import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import type { ShownModel } from '@/lib/services/model/load-model'

/** Whether anything may leave this machine for drafts, and the way to the page that decides it. */
export function ModelSection({ model }: { readonly model: ShownModel }) {
  return (
    <Section
      title="Language model"
      label={model.isOn ? `On: ${model.model} at ${model.host ?? model.endpoint}.` : 'Off. Nothing is sent to a model.'}
    >
      <p className="mb-4 text-quiet">
        Drafts are made on this computer. If you have access to a language model, it can suggest more when you ask.
      </p>
      <LinkButton href="/settings/model">{model.isOn ? 'Change or switch off' : 'Set up a language model'}</LinkButton>
    </Section>
  )
}
