/** Words of the workspace in which the team tends a plan: its commitments, what answers what, its weaknesses, its end. */
export const tendingMessages = {} as const;
