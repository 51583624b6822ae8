"""Opens the models of neural voices, all in the same way. Runs in the worker only."""

from __future__ import annotations

from typing import Any

import onnxruntime


def open_model(model: bytes, extra: str = "") -> Any:
    """A session for `model` on one thread of the processor. `extra` names a value inside the model that becomes its
    last output.

    Threads of its own would spin while they wait, and a read has other work to do; nothing is told to anybody.
    """
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # what it would keep for the next line is three times what the model itself takes
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if extra:
        model += _as_output(extra)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _as_output(name: str) -> bytes:
    """Bytes that, behind a model's own, make `name` an output (ModelProto.graph.output, fields 7 and 12)."""
    value = name.encode()
    info = b"\x0a" + bytes([len(value)]) + value
    graph = b"\x62" + bytes([len(info)]) + info
    return b"\x3a" + bytes([len(graph)]) + graph
