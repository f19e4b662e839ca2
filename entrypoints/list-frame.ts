import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerInFrame } from '../utils/list-frame.ts';

export default defineUnlistedScript({ include: ['firefox'], main: answerInFrame });
