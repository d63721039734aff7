// One place for all of them: nobody goes along in two sessions at once, and so old ones never pile up.
const place = 'evenhand room follows'

type Where = { memberId: string; sessionId: string }

const named = ({ memberId, sessionId }: Where) => `${memberId}/${sessionId}`

/** Whether this person goes along in this session, on this device. */
export const keepsFollow = (where: Where) => localStorage.getItem(place) === named(where)

export function keepFollow(where: Where, follows: boolean): void {
  if (follows) localStorage.setItem(place, named(where))
  else if (keepsFollow(where)) localStorage.removeItem(place)
}

/** Forgets it for these people, or for everybody; part of signing out. */
export function forgetFollow(memberIds?: readonly string[]): void {
  const memberId = localStorage.getItem(place)?.split('/')[0] ?? ''
  if (!memberIds || memberIds.includes(memberId)) localStorage.removeItem(place)
}
