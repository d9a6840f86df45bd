import { Component } from '@angular/core';

@Component({ selector: 'vic-operations-user-step', template: `` })
export class OperationsUserStep {}
