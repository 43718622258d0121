/** Words that a team wrote, as readers are shown them. */
import type { ReactNode } from 'react';
import type { Asked } from './model.ts';

/** Words in the language in which somebody reads; easy read stands in larger letters. */
export function InLanguage({ asked, children }: { asked: Asked; children: ReactNode }) {
  return (
    <div lang={asked.language} dir={asked.direction} className={asked.easyRead ? 'gp-easy' : undefined}>
      {children}
    </div>
  );
}

/** Text whose paragraphs are parted by empty lines. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}
