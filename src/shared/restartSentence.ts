/** Says, after another sentence, that a run diverged; nothing when it did not. */
export function restartSentence(restarts: number): string {
  const times = ['', 'once', 'twice'][restarts] ?? `${restarts} times`;
  return restarts === 0
    ? ''
    : ` It diverged ${times}, and went back to its best weights with a tenth of the learning rate.`;
}
