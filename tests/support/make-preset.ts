/** Makes a preset as the form on its page does without scripts, so that presets have a page of their own. */
export const makePreset = async (url: string): Promise<void> => {
  const address = `${url}/settings/presets`
  const html = await (await fetch(address)).text()
  const [form] = /<form\b(?:(?!<\/form>).)*\bname="name".*?<\/form>/su.exec(html) ?? []
  if (form === undefined) throw new Error('the page of presets has no form for a new one')
  const fields = new FormData()
  for (const [tag] of form.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/gu)) {
    const attribute = (name: string) =>
      new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"') ?? ''
    fields.append(attribute('name'), attribute('value'))
  }
  fields.append('name', 'Figures')
  fields.append('copy', '')
  const made = await fetch(address, { method: 'POST', headers: { Origin: url }, body: fields, redirect: 'manual' })
  if (made.status !== 303) throw new Error(`the preset was not made: ${made.status}`)
}
