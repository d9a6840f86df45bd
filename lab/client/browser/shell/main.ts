import { render } from 'lit-html';
import { page } from '../views/page.ts';
import { Shell } from './shell.ts';

const root = document.getElementById('app');
let isScheduled = false;

const shell: Shell = new Shell(() => {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(draw);
}, draw);

function draw(): void {
  isScheduled = false;
  if (!root) return;
  render(page(shell), root);
  shell.frames.sweep();
}

root?.replaceChildren();
void shell.start();
