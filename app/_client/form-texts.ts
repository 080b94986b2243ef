import type { FormTexts } from '@/lib/domain/form-fields'

/** What a field of a form holds; empty where it is missing or a file. */
export function enteredText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What the fields of a form hold by their names, files left out; texts that are longer than `most` are cut. */
export const textsIn = (form: FormData, most = Number.POSITIVE_INFINITY): FormTexts =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, most)]] : [])),
  )
