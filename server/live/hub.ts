import { type Listening, listenTo } from '@/db/listen'

/** The one channel of this database. */
export const liveChannel = 'evenhand_live'

type Follower = {
  organizationId: string
  /** Subjects, as they stand in events. */
  subjects: ReadonlySet<string>
  onChange: (subject: string) => void
  /** Something may have been missed: everything is to be read again. */
  onGap: () => void
}

export type Hub = ReturnType<typeof openHub>

/** Hands what the database notifies to those of this node who follow it, within their organization. */
export function openHub() {
  const followers = new Set<Follower>()
  const listening: Listening = listenTo(liveChannel, {
    onNotice(payload) {
      const [organizationId, subject] = payload.split(' ')
      if (!subject) return
      for (const one of followers)
        if (one.organizationId === organizationId && one.subjects.has(subject)) one.onChange(subject)
    },
    onHeard() {
      for (const one of followers) one.onGap()
    },
  })
  return {
    isHeard: listening.isHeard,
    follow(follower: Follower): () => void {
      followers.add(follower)
      return () => followers.delete(follower)
    },
    close: listening.end,
  }
}

/** One for each process. Development reloads modules, so it is kept where a reload finds it. */
const kept = globalThis as typeof globalThis & { evenhandHub?: Hub }

export function hub(): Hub {
  kept.evenhandHub ??= openHub()
  return kept.evenhandHub
}

export async function closeHub(): Promise<void> {
  const open = kept.evenhandHub
  delete kept.evenhandHub
  await open?.close()
}
