/** How the chat was measured. */
export const details = `Turns are those of booking conversations held side by side through the real door: a wish, another part of the day,
a day, a time that is held, a name, a question, a change of mind. Each asks for availability or a hold where
the front desk would. No language model is asked. Beside them, in rounds that take turns: the same availability
asked for by HTTP, as often, by the same door.

The 500 windows are Socket.IO clients with a conversation each on \`npm run stack\`, where agent-chat is a process of
its own. They open and say hello; then all lose their line at once, come back and say it again, and the figure is
when the last of them is answered.

A rolling restart of two replicas under 500 open windows, one of four polling, loses no message: try
it with \`RESTART_WINDOWS=500 npm test -- tools/stack/test/replicas\`; every test run does with 200.`;
