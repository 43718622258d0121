/** Words of the workspace in which the team writes chapters, glossary, timeline and groupings. */
export const storyWorkMessages = {} as const;
