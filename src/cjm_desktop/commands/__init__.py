"""Edits: pure functions from a graph to the change that makes them."""

from cjm_desktop.commands.cards import accepts, add_card, duplicate_card, move_card
from cjm_desktop.commands.edit import edit
from cjm_desktop.commands.emotions import add_emotion, set_emotion
from cjm_desktop.commands.evidence import add_evidence, evidence_of, move_evidence, support
from cjm_desktop.commands.lanes import add_lane, move_lane
from cjm_desktop.commands.links import connect, disconnect
from cjm_desktop.commands.map import edit_map, set_scale
from cjm_desktop.commands.metrics import add_metric, move_metric
from cjm_desktop.commands.personas import add_persona, move_persona
from cjm_desktop.commands.pictures import add_picture, set_picture
from cjm_desktop.commands.refusals import CommandRefused
from cjm_desktop.commands.removal import remove
from cjm_desktop.commands.stages import add_stage, move_stage
from cjm_desktop.commands.steps import add_step, move_step

__all__ = [
    "CommandRefused",
    "accepts",
    "add_card",
    "add_emotion",
    "add_evidence",
    "add_lane",
    "add_metric",
    "add_persona",
    "add_picture",
    "add_stage",
    "add_step",
    "connect",
    "disconnect",
    "duplicate_card",
    "edit",
    "edit_map",
    "evidence_of",
    "move_card",
    "move_evidence",
    "move_lane",
    "move_metric",
    "move_persona",
    "move_stage",
    "move_step",
    "remove",
    "set_emotion",
    "set_picture",
    "set_scale",
    "support",
]
