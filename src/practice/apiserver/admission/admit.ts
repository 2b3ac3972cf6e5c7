import { refuseEscalation } from './escalation.ts';
import { limitRanger, refuseBeyondLimits } from './limit-ranger.ts';
import { namespaceLifecycle } from './namespace-lifecycle.ts';
import { podDefaults } from './pod-defaults.ts';
import { podSecurity } from './pod-security.ts';
import type { AdmissionRequest } from './request.ts';
import { resourceQuota } from './resource-quota.ts';
import { refuseResize, storageDefaults } from './storage-defaults.ts';

/** Admission that may change the object, before it is validated. */
export function admit(request: AdmissionRequest): void {
  namespaceLifecycle(request);
  if (request.options.subresource !== undefined) return;
  podDefaults(request);
  limitRanger(request);
  storageDefaults(request);
}

/** Admission that only refuses, after validation; quota last, since it counts. */
export function admitLast(request: AdmissionRequest): void {
  if (request.options.subresource !== undefined) return;
  refuseEscalation(request);
  refuseResize(request);
  refuseBeyondLimits(request);
  podSecurity(request);
  resourceQuota(request);
}
