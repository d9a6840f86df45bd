import { Component, computed, effect, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrCheckboxModule } from '@clr/angular/forms/checkbox';
import { ClrCommonFormsModule } from '@clr/angular/forms/common';
import { ClrInputModule } from '@clr/angular/forms/input';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { AppFault } from '../../../../core/errors/app-fault.ts';
import { Async } from '../../../../shared/async/async.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { Advanced } from '../../form/advanced.ts';
import { CompoundControl } from '../../form/compound-control.ts';
import { CompoundField } from '../../form/compound-field.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { FieldHelp } from '../../form/field-help.ts';
import { NumberWithUnits } from '../../form/number-with-units.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { AmountFormat } from './capacity/amount.ts';
import { ChosenPlace } from './chosen-place.ts';
import { ComputeChoice } from './compute-choice.ts';
import { capacityWarnings, computeForm, inMHz, inMiB } from './compute-step.form.ts';
import { SharesInput } from './shares-input.ts';
import { ComputeTree } from './tree/compute-tree.ts';
import { ComputeTreeStore } from './tree/compute-tree.store.ts';
import type { TreeNode } from './tree/tree-rows.ts';

/** Where the VCH runs and how much it may use. */
@Component({
  selector: 'vic-compute-step',
  imports: [
    Advanced,
    Async,
    ChosenPlace,
    ClrCheckboxModule,
    ClrCommonFormsModule,
    ClrIcon,
    ClrInputModule,
    CompoundControl,
    CompoundField,
    ComputeTree,
    FieldFaults,
    FieldHelp,
    NumberWithUnits,
    ReactiveFormsModule,
    SharesInput,
    TranslatePipe,
  ],
  templateUrl: './compute-step.html',
  styleUrl: './compute-step.scss',
})
export class ComputeStep {
  readonly #draft = inject(DraftStore);
  readonly #amount = inject(AmountFormat);
  protected readonly tree = inject(ComputeTreeStore);
  protected readonly choice = inject(ComputeChoice);

  protected readonly form = sliceForm('compute', computeForm());
  protected readonly cpuUnits = ['MHz', 'GHz'];
  protected readonly memoryUnits = ['MiB', 'GiB', 'TiB'];
  /** Why the object that the wizard was started on is not chosen; null: it is, or there was none. */
  protected readonly lost = signal<AppFault | null>(null);

  readonly #compute = this.#draft.slice('compute');
  protected readonly reservations = computed(() => {
    const { cpu, memory } = this.#compute();
    return { cpu: inMHz(cpu.reservation), memory: inMiB(memory.reservation) };
  });
  /** What the chosen resource has, in words; null: not known. */
  protected readonly most = computed(() => {
    const details = this.choice.details();
    const cpu = (amount: number | null = null) => (amount === null ? null : this.#amount.cpu(amount));
    const memory = (amount: number | null = null) => (amount === null ? null : this.#amount.memory(amount));
    return {
      cpu: cpu(details?.cpuMHz.total),
      cpuReservation: cpu(details?.cpuMHz.reservable),
      memory: memory(details?.memoryMiB.total),
      memoryReservation: memory(details?.memoryMiB.reservable),
    };
  });
  protected readonly warnings = computed(() => {
    const details = this.choice.details();
    if (!details) return { cpu: [], memory: [], endpoint: [] };
    const { cpu, memory, endpoint } = this.#compute();
    const none = { limit: null, reservation: null };
    return {
      cpu: capacityWarnings({
        ...details.cpuMHz,
        limit: inMHz(cpu.limit),
        reservation: inMHz(cpu.reservation),
      }),
      memory: capacityWarnings({
        ...details.memoryMiB,
        limit: inMiB(memory.limit),
        reservation: inMiB(memory.reservation),
      }),
      endpoint: capacityWarnings({ ...details.memoryMiB, ...none, limit: inMiB(endpoint.memory) }),
    };
  });
  /** Without DRS there are no resource pools, so limits come to nothing. */
  protected readonly isDrsOff = computed(() => this.choice.details()?.drs.isEnabled === false);

  constructor() {
    this.#revealFirst();
    effect(() => {
      const { useVmGroup } = this.#compute();
      const isOffered = this.choice.vmGroupObstacle() === null || useVmGroup;
      const control = this.form.controls.useVmGroup;
      if (isOffered && control.disabled) control.enable({ emitEvent: false });
      if (!isOffered && control.enabled) control.disable({ emitEvent: false });
    });
  }

  protected choose(node: TreeNode): void {
    this.lost.set(null);
    this.choice.choose(node);
  }

  /** Opens the tree at what is chosen, or chooses what the wizard was started on. */
  #revealFirst(): void {
    const chosen = this.choice.place();
    if (chosen) {
      this.tree.reveal(chosen, () => undefined);
      return;
    }
    const preselection = this.#draft.preselection();
    if (!preselection) return;
    this.tree.reveal(preselection, (found) => {
      if (found instanceof AppFault) this.lost.set(found);
      else if (found.isSelectable && this.choice.place() === null) this.choice.choose(found);
    });
  }
}
