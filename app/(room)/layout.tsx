import type { ReactNode } from 'react'

/** Pages without the rail: what is on the screen is the session, and nothing else. */
export default function RoomLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        Go to the question
      </a>
      {children}
    </>
  )
}
