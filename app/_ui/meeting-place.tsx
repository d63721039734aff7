import { TextLink } from './link'

const address = /https?:\/\/[^\s<>"]+/i

/** Where a meeting is: a room's name, or a link that can be followed, whatever is written around it. */
export function MeetingPlace({ place }: { place: string }) {
  const found = address.exec(place)?.[0].replace(/[.,;:!?)\]]+$/, '')
  if (!found || !URL.canParse(found)) return place
  const at = place.indexOf(found)
  return (
    <>
      {place.slice(0, at)}
      <TextLink href={found} target="_blank" rel="noreferrer" className="relative">
        {found}
      </TextLink>
      {place.slice(at + found.length)}
    </>
  )
}
