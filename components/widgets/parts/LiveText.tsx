import { useEffect, useRef, useState } from 'preact/hooks';

const quietFor = 800;

/** Says what a figure shows to those who listen, when it has not changed for a moment: not every step of a drag. */
export function LiveText({ text }: { text: string }) {
  const [said, say] = useState('');
  const first = useRef(text);
  useEffect(() => {
    if (text === first.current && said === '') return;
    const timer = setTimeout(() => say(text), quietFor);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="sp-heard" aria-live="polite">
      {said}
    </p>
  );
}
