import { defineContentScript } from 'wxt/utils/define-content-script';

export default defineContentScript({
  matches: ['https://huggingface.co/chat', 'https://huggingface.co/chat/*'],
  runAt: 'document_idle',
  main() {},
});
