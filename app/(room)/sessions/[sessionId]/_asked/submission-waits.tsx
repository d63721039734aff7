import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'

/** Says that the scorecard was submitted without the server, and lets the person think again. */
export function SubmissionWaits({ onTakeBack }: { onTakeBack: () => void }) {
  return (
    <div className="mx-auto max-w-[92rem] bg-raised px-4 pt-2 pb-2 shadow-float sm:px-6">
      <Callout
        tone="attention"
        live
        title="Your submission waits on this device"
        actions={
          <Button size="small" onClick={onTakeBack}>
            Take the submission back
          </Button>
        }
      >
        It goes in by itself, after every change, when Evenhand can be reached, in this tab or when you open
        the room again. What you change until then goes with it.
      </Callout>
    </div>
  )
}
