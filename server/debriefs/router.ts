import { memberProcedure, router } from '../trpc'
import { findDebrief } from './debriefs'
import { findInfluence, findPanelInfluence } from './influence'
import { debriefInput, debriefsInput, panelInfluenceInput, settleInput, topicInput } from './input'
import { listDebriefs } from './list'
import { listMyDebriefs } from './mine'
import { endDebrief, moveDebrief, resumeDebrief, settleTopic, startDebrief } from './talk'
import { findTopic } from './topic'

export const debriefsRouter = router({
  list: memberProcedure
    .input(debriefsInput)
    .query(({ ctx, input }) => listDebriefs(ctx.db, ctx.member, input)),
  mine: memberProcedure.query(({ ctx }) => listMyDebriefs(ctx.db, ctx.member)),
  find: memberProcedure
    .input(debriefInput)
    .query(({ ctx, input }) => findDebrief(ctx.db, ctx.member, input.evaluationId)),
  topic: memberProcedure.input(topicInput).query(({ ctx, input }) => findTopic(ctx.db, ctx.member, input)),
  influence: memberProcedure
    .input(debriefInput)
    .query(({ ctx, input }) => findInfluence(ctx.db, ctx.member, input.evaluationId)),
  panelInfluence: memberProcedure
    .input(panelInfluenceInput)
    .query(({ ctx, input }) => findPanelInfluence(ctx.db, ctx.member, input)),
  start: memberProcedure
    .input(debriefInput)
    .mutation(({ ctx, input }) => startDebrief(ctx.db, ctx.member, input.evaluationId)),
  move: memberProcedure
    .input(topicInput)
    .mutation(({ ctx, input }) => moveDebrief(ctx.db, ctx.member, input)),
  settle: memberProcedure
    .input(settleInput)
    .mutation(({ ctx, input }) => settleTopic(ctx.db, ctx.member, input)),
  end: memberProcedure
    .input(debriefInput)
    .mutation(({ ctx, input }) => endDebrief(ctx.db, ctx.member, input.evaluationId)),
  resume: memberProcedure
    .input(debriefInput)
    .mutation(({ ctx, input }) => resumeDebrief(ctx.db, ctx.member, input.evaluationId)),
})
