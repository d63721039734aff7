import { formText } from '@/app/(entry)/form-text'

/** What a form says about a person. One link a line; empty lines are none. */
export function readCandidate(form: FormData): { name: string; email: string; links: string[] } {
  return {
    name: formText(form, 'name'),
    email: formText(form, 'email').trim(),
    links: linksOf(formText(form, 'links')),
  }
}

function linksOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** What is wrong with the links, naming the first wrong one: the server tells them by their place in the list. */
export function wrongLink(fields: Readonly<Record<string, string>>): string | undefined {
  if (fields.links) return fields.links
  const found = Object.entries(fields).find(([field]) => field.startsWith('links.'))
  return found ? `Link ${Number(found[0].slice('links.'.length)) + 1}: ${found[1]}` : undefined
}
