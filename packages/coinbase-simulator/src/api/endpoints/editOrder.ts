import type { JsonObject } from '@bot/core';
import { ok } from '../apiAnswer';
import { answered, type Endpoint } from '../handled';
import { editErrors, isEditRefused, readEdit, refusedEdit, type EditRefusal } from '../orders/readEdit';

/** `POST /orders/edit`: the order keeps its id. */
export const editOrder: Endpoint = (request, view) => {
  const { read } = readEdit(request.body(), view);
  if (isEditRefused(read)) return answered(editedJson(read));
  return { kind: 'Amend', amend: read, word: (said) => ok(editedJson(refusedEdit(said))) };
};

const editedJson = (refusal: EditRefusal | null): JsonObject => ({
  success: refusal === null,
  errors: editErrors(refusal),
});
